package dev.policyplayground.support;

import java.util.List;
import java.util.stream.Stream;

/// Made-up secrets of every kind. Keys are put together here, so that no whole one stands in a
/// file.
public final class Secrets {
    private static final String BODY =
            "Q7w2Zr9Lk4Tn8Xb3Vm6Hc1Yp5Jd0Gs7Fa2Ue9Wi4Ro8Ct3Nq6Mz1Kx5Lv0Bh";
    private static final String HEX =
            "7d2f9a4c8e1b6d3f5a0c9e7b2d4f8a1c6e3b5d7f9a2c4e8b1d6f3a5c0e9b7d2f";

    public static final List<String> KEYS =
            List.of(
                    "sk-ant-" + "api03-" + BODY,
                    "sk-proj-" + BODY,
                    "sk-" + BODY.substring(0, 48),
                    "AKIA" + BODY.substring(0, 16).toUpperCase(java.util.Locale.ROOT),
                    "ASIA" + BODY.substring(8, 24).toUpperCase(java.util.Locale.ROOT),
                    "ghp_" + BODY.substring(0, 36),
                    "gho_" + BODY.substring(5, 41),
                    "github_pat_" + BODY.substring(0, 22) + "_" + BODY.substring(0, 59),
                    "glpat-" + BODY.substring(0, 20),
                    "xoxb-" + "1234567890-" + BODY.substring(0, 24),
                    "AIza" + BODY.substring(0, 35),
                    "sk_live_" + BODY.substring(0, 24),
                    "rk_live_" + BODY.substring(0, 24),
                    "npm_" + BODY.substring(0, 36),
                    "pypi-AgE" + BODY,
                    "hf_" + BODY.substring(0, 34),
                    "SG." + BODY.substring(0, 22) + "." + BODY.substring(10, 53),
                    "SK" + HEX.substring(0, 32),
                    "dop_v1_" + HEX.substring(0, 64),
                    "eyJ" + BODY.substring(0, 33) + ".eyJ" + BODY + "." + BODY.substring(20));

    public static final String PEM =
            "-----BEGIN RSA PRIVATE KEY-----\n"
                    + (BODY + "\n").repeat(6)
                    + BODY.substring(0, 20)
                    + "==\n-----END RSA PRIVATE KEY-----";

    /// Found without any word nearby.
    public static final List<String> ALL =
            Stream.concat(
                            KEYS.stream(),
                            Stream.of(
                                    PEM,
                                    "4111 1111 1111 1111",
                                    "5555555555554444",
                                    "3782-822463-10005",
                                    "GB82 WEST 1234 5698 7654 32",
                                    "DE89370400440532013000",
                                    "someone.else@mail.example.org",
                                    "+1 415 555 2671",
                                    "078-05-1120",
                                    "529.982.247-25",
                                    "RSSMRA85T10A562S",
                                    "postgres://demo:s3cr3t-pass@db.example.org"))
                    .toList();

    private Secrets() {}

    public static Stream<String> keys() {
        return KEYS.stream();
    }
}
