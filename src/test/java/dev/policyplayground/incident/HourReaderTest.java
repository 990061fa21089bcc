package dev.policyplayground.incident;

import static org.assertj.core.api.Assertions.assertThat;

import dev.policyplayground.moderation.Exchange;
import dev.policyplayground.support.Shipped;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class HourReaderTest {

    private static String refusal(String text) {
        return ((HourReading.Refused) HourReader.read("h.yaml", text)).message();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'' | h.yaml:1:1: the file is empty",
                "- a | h.yaml:1:1: the file must be a mapping, not a list",
                "requests: [ | h.yaml:2:1: not valid YAML",
                "system: s | h.yaml:1:1: an hour needs 'requests' with at least one request",
                "requests: [] | h.yaml:1:1: an hour needs 'requests' with at least one request",
                "requests: {minute: 1} | h.yaml:1:11: 'requests' must be a list, not a mapping",
                "requests: [hello] | h.yaml:1:12: an item of 'requests' must be a mapping",
                "requests: [{prompt: p}] | h.yaml:1:12: 'minute' is missing",
                "requests: [{minute: 1}] | h.yaml:1:12: 'prompt' is missing",
                "requests: [{minute: 1, prompt: ' '}] | h.yaml:1:32: 'prompt' is empty",
                "requests: [{minute: 60, prompt: p}] | h.yaml:1:21: 'minute' must be a whole number from 0 to 59",
                "requests: [{minute: -1, prompt: p}] | h.yaml:1:21: 'minute' must be a whole number",
                "requests: [{minute: 1.5, prompt: p}] | h.yaml:1:21: 'minute' must be a whole number",
                "requests: [{minute: [], prompt: p}] | h.yaml:1:21: 'minute' must be a whole number",
                "requests: [{minute: 1, prompt: p, over_policy: yes}] | h.yaml:1:48: 'over_policy' must be true or false",
                "requests: [{minute: 1, promt: p}] | h.yaml:1:24: unknown key 'promt'",
            })
    void whatIsWrongIsSaidWithLineAndColumn(String text, String message) {
        assertThat(refusal(text + "\n")).contains(message);
    }

    @Test
    void everyProblemIsReportedAtOnce() {
        String refusal =
                refusal("requests:\n- {minute: 9, prompt: a}\n- {minute: 8, prompt: b}\n- {}\n");
        assertThat(refusal)
                .contains("h.yaml:3:12: minute 8 comes after minute 9 in the file")
                .contains("h.yaml:4:3: 'minute' is missing")
                .contains("h.yaml:4:3: 'prompt' is missing");
    }

    @Test
    void anHourWithTooManyRequestsIsRefused() {
        assertThat(refusal("requests:\n" + "- {minute: 1, prompt: p}\n".repeat(501)))
                .isEqualTo("h.yaml:502:3: an hour has at most 500 requests, not 501");
    }

    @Test
    void theShippedHourIsMostlyGoodAndItsFlaggedRequestsAreWhatTheInputGateBlocks() {
        TrafficHour hour = ReplayTest.shipped();
        assertThat(hour.system()).isNotBlank();
        assertThat(hour.requests()).hasSize(24);
        assertThat(hour.good()).isEqualTo(17);
        for (HourRequest request : hour.requests()) {
            boolean stops =
                    Shipped.gates().input().judge(Exchange.of(request.prompt())).verdict().stops();
            assertThat(stops).as(request.prompt()).isEqualTo(request.isOverPolicy());
        }
    }
}
