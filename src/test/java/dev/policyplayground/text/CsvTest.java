package dev.policyplayground.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

final class CsvTest {
    @Test
    void cellsAreQuotedWhereTheyMustBe() {
        assertThat(Csv.line(List.of("a", "", "b c"))).isEqualTo("a,,b c\r\n");
        assertThat(Csv.line(List.of("a,b", "say \"no\"", "two\nlines")))
                .isEqualTo("\"a,b\",\"say \"\"no\"\"\",\"two\nlines\"\r\n");
    }

    @Test
    void noSpreadsheetRunsACell() {
        assertThat(Csv.line(List.of("=1+1", "+1", "-1", "@SUM(A1)", "\tx")))
                .isEqualTo("'=1+1,'+1,'-1,'@SUM(A1),'\tx\r\n");
        assertThat(Csv.line(List.of("=HYPERLINK(\"a\",\"b\")")))
                .isEqualTo("\"'=HYPERLINK(\"\"a\"\",\"\"b\"\")\"\r\n");
        assertThat(Csv.line(List.of("a=b", "0.5"))).isEqualTo("a=b,0.5\r\n");
    }
}
