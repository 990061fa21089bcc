package dev.policyplayground.simulator;

import dev.policyplayground.catalog.ApiVersion;
import dev.policyplayground.json.JsonNode;
import dev.policyplayground.simulator.Answer.Ending;
import dev.policyplayground.simulator.Answer.Fault;
import dev.policyplayground.simulator.ModelStandIn.Reading;
import dev.policyplayground.simulator.RequestRules.Use;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.Supplier;

/// Answers `/v1/messages/batches` and what is below it. A batch is done one request after the
/// other, spread over its time; results come out of order. Thread-safe; keeps the newest 20
/// batches, of 10,000 requests in all. Source: `facts/claude-api.md`, section 2.
final class BatchDesk {
    private static final int MOST_BATCHES = 20;
    private static final int MOST_REQUESTS = 10_000;

    private final ModelStandIn model;
    private final InstantSource clock;
    private final Duration time;
    private final Supplier<String> ids;
    private final Map<String, BatchJob> jobs =
            new LinkedHashMap<>() {
                @Override
                protected boolean removeEldestEntry(Map.Entry<String, BatchJob> eldest) {
                    return size() > MOST_BATCHES;
                }
            };

    /// @param time how long a batch takes
    /// @param ids makes ids of messages
    BatchDesk(ModelStandIn model, InstantSource clock, Duration time, Supplier<String> ids) {
        this.model = model;
        this.clock = clock;
        this.time = time;
        this.ids = ids;
    }

    synchronized void create(Visit visit, JsonNode body, String id) throws IOException {
        List<JsonNode> requests = body.get("requests").items();
        Optional<Fault> wrong = wrong(requests);
        if (wrong.isPresent()) {
            visit.refuse(wrong.get());
            return;
        }
        ApiVersion version = visit.version().orElse(ApiVersion.V2026_10_21);
        BatchJob job = new BatchJob(id, requests, clock, time, params -> result(params, version));
        jobs.put(id, job);
        forgetOldest();
        visit.answer(job.json());
    }

    // The newest stays, however many requests it has.
    private void forgetOldest() {
        int all = jobs.values().stream().mapToInt(j -> j.requests().size()).sum();
        Iterator<BatchJob> oldest = jobs.values().iterator();
        while (all > MOST_REQUESTS && jobs.size() > 1) {
            all -= oldest.next().requests().size();
            oldest.remove();
        }
    }

    private static Optional<Fault> wrong(List<JsonNode> requests) {
        if (requests.isEmpty()) {
            return Optional.of(
                    Fault.invalid("requests: List should have at least 1 item after validation"));
        }
        if (requests.size() > MOST_REQUESTS) {
            return Optional.of(
                    Fault.invalid(
                            "requests: the simulator takes at most "
                                    + MOST_REQUESTS
                                    + " requests in a batch"));
        }
        Set<String> names = new HashSet<>();
        for (int i = 0; i < requests.size(); i++) {
            String name = requests.get(i).get("custom_id").textOrEmpty();
            if (!name.matches("[a-zA-Z0-9_-]{1,64}")) {
                return Optional.of(
                        Fault.invalid(
                                "requests."
                                        + i
                                        + ".custom_id: String should match pattern '^[a-zA-Z0-9_-]{1,64}$'"));
            }
            if (!names.add(name)) {
                return Optional.of(
                        Fault.invalid(
                                "requests." + i + ".custom_id: Duplicate custom_id: " + name));
            }
        }
        return Optional.empty();
    }

    synchronized void list(Visit visit) throws IOException {
        List<JsonNode> all = new ArrayList<>(jobs.values().stream().map(BatchJob::json).toList());
        Collections.reverse(all);
        Optional<JsonNode> page = Pages.of(visit, all, 20, 1_000);
        if (page.isPresent()) {
            visit.answer(page.get());
        } else {
            visit.refuse(Pages.WRONG_LIMIT);
        }
    }

    synchronized void get(Visit visit, String id) throws IOException {
        Optional<BatchJob> job = find(visit, id);
        if (job.isPresent()) {
            visit.answer(job.get().json());
        }
    }

    synchronized void cancel(Visit visit, String id) throws IOException {
        Optional<BatchJob> job = find(visit, id);
        if (job.isPresent()) {
            job.get().cancel();
            visit.answer(job.get().json());
        }
    }

    synchronized void delete(Visit visit, String id) throws IOException {
        Optional<BatchJob> job = find(visit, id);
        if (job.isEmpty()) {
            return;
        }
        if (!job.get().hasEnded()) {
            visit.refuse(
                    Fault.invalid("Message batch " + id + " is in progress; cancel it first."));
            return;
        }
        jobs.remove(id);
        visit.answer(JsonNode.object().put("id", id).put("type", "message_batch_deleted"));
    }

    void results(Visit visit, String id) throws IOException {
        Optional<BatchJob> found;
        synchronized (this) {
            found = find(visit, id);
            if (found.isPresent() && !found.get().hasEnded()) {
                visit.refuse(Fault.invalid("Message batch " + id + " has no available results."));
                return;
            }
        }
        if (found.isEmpty()) {
            return;
        }
        BatchJob job = found.get();
        List<JsonNode> results;
        synchronized (this) {
            results = job.results();
        }
        List<Integer> order = new ArrayList<>();
        for (int i = 0; i < job.requests().size(); i++) {
            order.add(i);
        }
        // Out of order, and always in the same disorder.
        Collections.shuffle(order, new Random(id.hashCode()));
        try (OutputStream out = visit.stream("application/x-jsonl")) {
            for (int i : order) {
                JsonNode line =
                        JsonNode.object()
                                .put("custom_id", job.requests().get(i).get("custom_id"))
                                .put("result", results.get(i));
                out.write((line + "\n").getBytes(StandardCharsets.UTF_8));
            }
        }
    }

    private JsonNode result(JsonNode params, ApiVersion version) {
        Optional<Fault> wrong;
        Optional<Reading> reading = Optional.empty();
        try {
            Reading read = model.read(params, List.of());
            reading = Optional.of(read);
            wrong =
                    read.isOverPolicy()
                            ? Optional.of(Faults.overPolicy())
                            : model.check(params, version, Use.BATCH_ITEM)
                                    .or(() -> forced(read.scenario()));
        } catch (Scenario.Unknown e) {
            wrong = Optional.of(Scenario.fault(e));
        }
        if (wrong.isPresent() || reading.isEmpty()) {
            Fault fault = wrong.orElseGet(() -> Fault.invalid("not a request"));
            return JsonNode.object()
                    .put("type", "errored")
                    .put("error", fault.body("req_" + ids.get()));
        }
        Answer.Reply reply = model.reply(reading.get(), params, model.input("", params, false));
        boolean breaks =
                !(reply.ending() instanceof Ending.Stops)
                        && !(reply.ending() instanceof Ending.Refused);
        Answer.Reply whole = breaks ? reply.with(new Ending.Stops("end_turn")) : reply;
        JsonNode message =
                ReplyScript.of(whole, RequestText.stops(params), "msg_" + ids.get()).message();
        message.get("usage").put("service_tier", "batch");
        return JsonNode.object().put("type", "succeeded").put("message", message);
    }

    private static Optional<Fault> forced(Scenario scenario) {
        return scenario.fault().filter(f -> f instanceof Fault).map(f -> (Fault) f);
    }

    private Optional<BatchJob> find(Visit visit, String id) throws IOException {
        Optional<BatchJob> job = Optional.ofNullable(jobs.get(id));
        if (job.isEmpty()) {
            visit.refuse(new Fault(404, "not_found_error", "Not found: message batch " + id));
        }
        return job;
    }
}
