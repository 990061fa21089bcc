package dev.policyplayground.settings;

import dev.policyplayground.json.JsonNode;
import dev.policyplayground.settings.Preferences.Connection;
import dev.policyplayground.settings.Preferences.Defaults;
import dev.policyplayground.settings.Preferences.Look;
import dev.policyplayground.settings.Preferences.Theme;
import dev.policyplayground.usage.Budget;
import dev.policyplayground.usage.Provider;
import java.math.BigDecimal;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/// Preferences as JSON that a person can read and correct. What makes no sense is read as its
/// default, but for a budget, which then allows nothing. Stateless.
final class PreferencesJson {
    private PreferencesJson() {}

    static Preferences read(JsonNode root) {
        return new Preferences(
                look(root),
                defaults(root.get("defaults")),
                connection(root.get("connection")),
                root.get("policy_pack").asText().filter(t -> !t.isBlank()),
                new Budget(
                        usd(root.get("budget_usd").get("per_session")),
                        usd(root.get("budget_usd").get("per_day"))),
                days(root.get("retention_days")),
                WindowLayoutJson.read(root.get("window")));
    }

    static JsonNode write(Preferences p) {
        return JsonNode.object()
                .put("theme", p.theme() == Theme.DARK ? "dark" : "light")
                .put("scale", p.scale())
                .put(
                        "defaults",
                        JsonNode.object()
                                .put("model", p.defaults().model())
                                .put("max_tokens", p.defaults().maxTokens())
                                .put("release", p.defaults().release())
                                .put("off_the_record", p.defaults().offTheRecord()))
                .put(
                        "connection",
                        JsonNode.object()
                                .put("provider_at_start", name(p.connection().atStart()))
                                .put("base_url", p.connection().baseUrl())
                                .put("api_version", p.connection().apiVersion())
                                .put("allow_plain_http", p.connection().allowsPlainHttp()))
                .put("policy_pack", p.policyPack())
                .put(
                        "budget_usd",
                        JsonNode.object()
                                .put("per_session", number(p.budget().perSession()))
                                .put("per_day", number(p.budget().perDay())))
                .put("retention_days", number(p.retentionDays()))
                .put("window", WindowLayoutJson.write(p.window()));
    }

    /// `disk` with what changed from `before` to `now`.
    static JsonNode merge(JsonNode disk, JsonNode before, JsonNode now) {
        Set<String> names = new LinkedHashSet<>(disk.names());
        names.addAll(now.names());
        JsonNode merged = JsonNode.object();
        for (String name : names) {
            merged.put(name, merged(name, disk, before, now));
        }
        return merged;
    }

    private static JsonNode merged(String name, JsonNode disk, JsonNode before, JsonNode now) {
        JsonNode there = disk.get(name);
        JsonNode wanted = now.get(name);
        if (!now.names().contains(name)) {
            return there;
        }
        if (there.isObject() && wanted.isObject()) {
            return merge(there, before.get(name), wanted);
        }
        boolean untouched = wanted.equals(before.get(name)) && disk.names().contains(name);
        return untouched ? there : wanted;
    }

    private static Look look(JsonNode root) {
        return new Look(
                root.get("theme").textOrEmpty().equals("dark") ? Theme.DARK : Theme.LIGHT,
                root.get("scale").number(1));
    }

    private static Defaults defaults(JsonNode node) {
        Defaults shipped = Defaults.SHIPPED;
        long tokens = node.get("max_tokens").count();
        return new Defaults(
                node.get("model").asText().filter(t -> !t.isBlank()).orElse(shipped.model()),
                tokens == 0 ? shipped.maxTokens() : (int) Math.min(tokens, Defaults.MOST_TOKENS),
                node.get("release").asText().orElse(shipped.release()),
                node.get("off_the_record").isTrue());
    }

    private static Connection connection(JsonNode node) {
        return new Connection(
                node.get("provider_at_start").textOrEmpty().equals(name(Provider.LIVE))
                        ? Provider.LIVE
                        : Provider.SIMULATED,
                node.get("base_url").textOrEmpty().strip(),
                node.get("api_version").textOrEmpty().strip(),
                node.get("allow_plain_http").isTrue());
    }

    // A limit that cannot be read must not become no limit.
    private static Optional<BigDecimal> usd(JsonNode node) {
        return node.isMissing()
                ? Optional.empty()
                : Optional.of(
                        node.asDecimal().filter(n -> n.signum() >= 0).orElse(BigDecimal.ZERO));
    }

    private static Optional<Integer> days(JsonNode node) {
        long days = node.count();
        return days >= 1 && days <= Preferences.MOST_DAYS
                ? Optional.of((int) days)
                : Optional.empty();
    }

    private static String name(Provider provider) {
        return switch (provider) {
            case SIMULATED -> "simulated";
            case LIVE -> "live";
        };
    }

    private static JsonNode number(Optional<? extends Number> value) {
        return value.isPresent() ? JsonNode.number(value.get()) : JsonNode.MISSING;
    }
}
