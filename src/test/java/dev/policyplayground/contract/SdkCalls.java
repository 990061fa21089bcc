package dev.policyplayground.contract;

import com.anthropic.client.AnthropicClient;
import com.anthropic.client.okhttp.AnthropicOkHttpClient;
import com.anthropic.core.JsonValue;
import com.anthropic.core.ObjectMappers;
import com.anthropic.core.Sleeper;
import com.anthropic.core.http.StreamResponse;
import com.anthropic.errors.AnthropicException;
import com.anthropic.errors.AnthropicServiceException;
import com.anthropic.helpers.MessageAccumulator;
import com.anthropic.models.messages.ContentBlock;
import com.anthropic.models.messages.Message;
import com.anthropic.models.messages.MessageCountTokensParams;
import com.anthropic.models.messages.MessageCreateParams;
import com.anthropic.models.messages.MessageTokensCount;
import com.anthropic.models.messages.RawMessageStreamEvent;
import com.anthropic.models.messages.Tool;
import com.anthropic.models.messages.ToolUseBlock;
import com.anthropic.models.messages.batches.BatchCreateParams;
import com.anthropic.models.messages.batches.BatchListPage;
import com.anthropic.models.messages.batches.DeletedMessageBatch;
import com.anthropic.models.messages.batches.MessageBatch;
import com.anthropic.models.messages.batches.MessageBatchIndividualResponse;
import com.anthropic.models.models.ModelInfo;
import com.anthropic.models.models.ModelListPage;
import com.fasterxml.jackson.core.JsonProcessingException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/// Everything the contract asks of the Java SDK. Parameters and results are JDK types alone, so
/// that a test in another class loader can call it. Compiled once; every SDK member used here has
/// the same descriptor in both majors. Stateless.
public final class SdkCalls {

    private static final String MODEL = "claude-opus-5-5";

    private SdkCalls() {}

    public static Map<String, String> run(String scenario, String baseUrl) {
        return run(scenario, baseUrl, Map.of());
    }

    /// @param options `apiKey`, `model`, `prompt`, `simulate`, `maxTokens`, `maxRetries` (0),
    ///   `fakeSleep` (`true` notes the delays instead of waiting)
    public static Map<String, String> run(
            String scenario, String baseUrl, Map<String, String> options) {
        Map<String, String> out = new LinkedHashMap<>();
        RecordingSleeper sleeper = new RecordingSleeper();
        AnthropicOkHttpClient.Builder builder =
                AnthropicOkHttpClient.builder()
                        .baseUrl(baseUrl)
                        .maxRetries(Integer.parseInt(options.getOrDefault("maxRetries", "0")))
                        .responseValidation("true".equals(options.get("validate")));
        builder.timeout(Duration.ofSeconds(30));
        builder.apiKey(options.getOrDefault("apiKey", "sk-contract"));
        if (options.containsKey("simulate")) {
            builder.putHeader("x-simulate", options.getOrDefault("simulate", ""));
        }
        if ("true".equals(options.get("fakeSleep"))) {
            builder.sleeper(sleeper);
        }
        AnthropicClient client = builder.build();
        try {
            switch (scenario) {
                case "message" -> message(client, options, out);
                case "stream" -> stream(client, options, out);
                case "tool" -> tool(client, options, out);
                case "countTokens" -> countTokens(client, options, out);
                case "models" -> models(client, options, out);
                case "batches" -> batches(client, options, out);
                default -> throw new IllegalArgumentException(scenario);
            }
        } catch (AnthropicException e) {
            error(e, out);
        } finally {
            client.close();
            out.put("delaysMillis", sleeper.delays.toString());
        }
        return out;
    }

    private static MessageCreateParams.Builder params(Map<String, String> options) {
        return MessageCreateParams.builder()
                .model(options.getOrDefault("model", MODEL))
                .maxTokens(Long.parseLong(options.getOrDefault("maxTokens", "256")))
                .addUserMessage(options.getOrDefault("prompt", "Hello"));
    }

    private static void message(
            AnthropicClient client, Map<String, String> options, Map<String, String> out) {
        describe(client.messages().create(params(options).build()).validate(), out);
    }

    private static void stream(
            AnthropicClient client, Map<String, String> options, Map<String, String> out) {
        MessageAccumulator accumulator = MessageAccumulator.create();
        List<String> events = new ArrayList<>();
        try (StreamResponse<RawMessageStreamEvent> response =
                client.messages().createStreaming(params(options).build())) {
            response.stream()
                    .forEach(
                            event -> {
                                // A kind that the SDK does not know is passed over, as the API
                                // asks.
                                if (!kind(event).equals("unknown")) {
                                    event.validate();
                                    events.add(kind(event));
                                    accumulator.accumulate(event);
                                }
                            });
        } finally {
            out.put("events", String.join(",", events));
        }
        describe(accumulator.message().validate(), out);
    }

    private static String kind(RawMessageStreamEvent event) {
        return event.isMessageStart()
                ? "message_start"
                : event.isContentBlockStart()
                        ? "content_block_start"
                        : event.isContentBlockDelta()
                                ? "content_block_delta"
                                : event.isContentBlockStop()
                                        ? "content_block_stop"
                                        : event.isMessageDelta()
                                                ? "message_delta"
                                                : event.isMessageStop()
                                                        ? "message_stop"
                                                        : "unknown";
    }

    private static void tool(
            AnthropicClient client, Map<String, String> options, Map<String, String> out) {
        Tool weather =
                Tool.builder()
                        .name("get_weather")
                        .description("Weather of a city")
                        .inputSchema(
                                Tool.InputSchema.builder()
                                        .properties(
                                                JsonValue.from(
                                                                Map.of(
                                                                        "city",
                                                                        Map.of("type", "string")))
                                                        .convert(Tool.InputSchema.Properties.class))
                                        .addRequired("city")
                                        .build())
                        .build();
        describe(
                client.messages().create(params(options).addTool(weather).build()).validate(), out);
    }

    private static void describe(Message message, Map<String, String> out) {
        out.put("id", message.id());
        out.put("model", message.model().asString());
        out.put("stopReason", message.stopReason().map(r -> r.asString()).orElse("null"));
        out.put("stopSequence", message.stopSequence().orElse("null"));
        message.stopDetails()
                .ifPresent(
                        details -> {
                            out.put("stopDetails.type", json(details._type()));
                            out.put(
                                    "stopDetails.category",
                                    details.category().map(c -> c.asString()).orElse("null"));
                            out.put(
                                    "stopDetails.explanation",
                                    details.explanation().orElse("null"));
                        });
        out.put("inputTokens", Long.toString(message.usage().inputTokens()));
        out.put("outputTokens", Long.toString(message.usage().outputTokens()));
        List<ContentBlock> content = message.content();
        out.put("blocks", Integer.toString(content.size()));
        for (int i = 0; i < content.size(); i++) {
            ContentBlock block = content.get(i);
            String key = "block" + i + ".";
            if (block.isText()) {
                out.put(key + "text", block.asText().text());
            } else if (block.isThinking()) {
                out.put(key + "thinking", block.asThinking().thinking());
                out.put(key + "signature", block.asThinking().signature());
            } else if (block.isToolUse()) {
                ToolUseBlock use = block.asToolUse();
                out.put(key + "id", use.id());
                out.put(key + "name", use.name());
                out.put(key + "input", json(use._input()));
            } else {
                out.put(key + "other", json(block._json().orElse(JsonValue.from("?"))));
            }
        }
    }

    private static void countTokens(
            AnthropicClient client, Map<String, String> options, Map<String, String> out) {
        MessageTokensCount count =
                client.messages()
                        .countTokens(
                                MessageCountTokensParams.builder()
                                        .model(options.getOrDefault("model", MODEL))
                                        .addUserMessage(options.getOrDefault("prompt", "Hello"))
                                        .build())
                        .validate();
        out.put("inputTokens", Long.toString(count.inputTokens()));
    }

    private static void models(
            AnthropicClient client, Map<String, String> options, Map<String, String> out) {
        ModelListPage page = client.models().list();
        List<String> ids = new ArrayList<>();
        for (ModelInfo model : page.data()) {
            ids.add(model.validate().id());
        }
        out.put("ids", String.join(",", ids));
        out.put("hasMore", page.hasMore().toString());
        List<String> all = new ArrayList<>();
        page.autoPager().forEach(model -> all.add(model.id()));
        out.put("autoPager", String.join(",", all));
        ModelInfo one = client.models().retrieve(options.getOrDefault("model", MODEL)).validate();
        out.put("id", one.id());
        out.put("displayName", one.displayName());
        out.put("createdAt", one.createdAt().toString());
        out.put("lifecycle", one.lifecycle().asString());
        out.put("maxInputTokens", one.maxInputTokens().map(String::valueOf).orElse("null"));
        out.put("maxTokens", one.maxTokens().map(String::valueOf).orElse("null"));
        out.put(
                "batch",
                one.capabilities().map(c -> String.valueOf(c.batch().supported())).orElse("null"));
    }

    private static void batches(
            AnthropicClient client, Map<String, String> options, Map<String, String> out) {
        BatchCreateParams.Builder create = BatchCreateParams.builder();
        for (String customId : List.of("one", "two")) {
            create.addRequest(
                    BatchCreateParams.Request.builder()
                            .customId(customId)
                            .params(
                                    BatchCreateParams.Request.Params.builder()
                                            .model(options.getOrDefault("model", MODEL))
                                            .maxTokens(256L)
                                            .addUserMessage("Hello " + customId)
                                            .build())
                            .build());
        }
        MessageBatch batch = client.messages().batches().create(create.build()).validate();
        out.put(
                "create",
                batch.id()
                        + " "
                        + batch.processingStatus().asString()
                        + " "
                        + batch.requestCounts().processing());
        batch = client.messages().batches().retrieve(batch.id()).validate();
        out.put("retrieve", batch.id() + " " + batch.processingStatus().asString());
        BatchListPage page = client.messages().batches().list();
        List<String> ids = new ArrayList<>();
        page.data().forEach(b -> ids.add(b.validate().id()));
        out.put("list", String.join(",", ids));
        out.put(
                "cancel",
                client.messages()
                        .batches()
                        .cancel(batch.id())
                        .validate()
                        .processingStatus()
                        .asString());
        List<String> results = new ArrayList<>();
        try (StreamResponse<MessageBatchIndividualResponse> response =
                client.messages().batches().resultsStreaming(batch.id())) {
            response.stream()
                    .forEach(
                            r -> {
                                r.validate();
                                results.add(
                                        r.customId()
                                                + "="
                                                + (r.result().isSucceeded()
                                                        ? "succeeded:"
                                                                + r.result()
                                                                        .asSucceeded()
                                                                        .message()
                                                                        .id()
                                                        : r.result().isErrored()
                                                                ? "errored:"
                                                                        + r.result()
                                                                                .asErrored()
                                                                                .error()
                                                                                .error()
                                                                                .getClass()
                                                                                .getSimpleName()
                                                                : r.result().isCanceled()
                                                                        ? "canceled"
                                                                        : r.result().isExpired()
                                                                                ? "expired"
                                                                                : "unknown"));
                            });
        }
        out.put("results", String.join(",", results));
        DeletedMessageBatch deleted = client.messages().batches().delete(batch.id()).validate();
        out.put("delete", deleted.id() + " " + json(deleted._type()));
    }

    private static void error(AnthropicException e, Map<String, String> out) {
        out.put("exception", e.getClass().getSimpleName());
        out.put("superclass", e.getClass().getSuperclass().getSimpleName());
        out.put("message", String.valueOf(e.getMessage()));
        if (e.getCause() != null) {
            out.put("cause", e.getCause().toString());
        }
        if (e instanceof AnthropicServiceException s) {
            out.put("statusCode", Integer.toString(s.statusCode()));
            out.put("body", s.body().isMissing() ? "MISSING" : json(s.body()));
            out.put("requestId", s.headers().values("request-id").toString());
            // Error type and message by hand: type(), apiMessage(), requestId() are 3.x only.
            Map<?, ?> body = map(s.body());
            Map<?, ?> error = body.get("error") instanceof Map<?, ?> m ? m : Map.of();
            out.put("error.type", String.valueOf(error.get("type")));
            out.put("error.message", String.valueOf(error.get("message")));
        }
    }

    private static Map<?, ?> map(JsonValue value) {
        try {
            return Optional.<Map<?, ?>>ofNullable(value.convert(Map.class)).orElse(Map.of());
        } catch (RuntimeException e) {
            return Map.of();
        }
    }

    private static String json(JsonValue value) {
        try {
            return ObjectMappers.jsonMapper().writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /// Notes the delays instead of waiting.
    static final class RecordingSleeper implements Sleeper {
        final List<Long> delays = new ArrayList<>();

        @Override
        public void sleep(Duration duration) {
            delays.add(duration.toMillis());
        }

        @Override
        public CompletableFuture<Void> sleepAsync(Duration duration) {
            delays.add(duration.toMillis());
            return CompletableFuture.completedFuture(null);
        }

        @Override
        public void close() {}
    }
}
