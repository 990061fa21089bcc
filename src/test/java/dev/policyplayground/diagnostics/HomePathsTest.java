package dev.policyplayground.diagnostics;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class HomePathsTest {
    private final HomePaths paths = new HomePaths("/home/ada", "ada");

    @Test
    void theUsersNameIsInNoPath() {
        assertThat(paths.shorten("/home/ada/.local/share")).isEqualTo("~/.local/share");
        assertThat(paths.shorten("at /srv/ada/data and C:\\Users\\ada"))
                .isEqualTo("at /srv/~/data and C:\\Users\\~");
    }

    @Test
    void otherNamesStay() {
        assertThat(paths.shorten("/srv/adamant/ada.db")).isEqualTo("/srv/adamant/ada.db");
        assertThat(new HomePaths("/", "").shorten("/srv/x")).isEqualTo("/srv/x");
    }
}
