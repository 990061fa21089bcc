/// Policy Playground: a desktop bench for the two-layer defence around Claude.
@org.jspecify.annotations.NullMarked
module dev.policyplayground {
    requires transitive org.jspecify;
    requires ch.qos.logback.classic;
    requires ch.qos.logback.core;
    requires com.google.gson;
    requires re2j;
    requires com.ibm.icu;
    requires io.github.javadiffutils;
    requires info.picocli;
    requires java.desktop;
    requires java.keyring;
    requires java.logging;
    requires java.sql;
    requires jdk.httpserver;
    requires okhttp3;
    requires okhttp3.sse;
    requires okio;
    requires org.apache.commons.statistics.descriptive;
    requires org.apache.commons.statistics.inference;
    requires org.apache.commons.statistics.interval;
    requires org.freedesktop.dbus;
    requires org.slf4j;
    requires org.xerial.sqlitejdbc;
    requires org.snakeyaml.engine;
    requires javafx.controls;
    requires javafx.fxml;
    requires jfx.incubator.input;
    requires jfx.incubator.richtext;
    requires atlantafx.base;
    requires org.controlsfx.controls;
    requires org.kordamp.ikonli.javafx;
    requires org.kordamp.ikonli.feather;

    exports dev.policyplayground.app;
    exports dev.policyplayground.ui.parts to
            javafx.fxml;

    opens dev.policyplayground.cli to
            info.picocli;
    opens dev.policyplayground.ui.connection to
            javafx.fxml;
    opens dev.policyplayground.ui.incident to
            javafx.fxml;
    opens dev.policyplayground.ui.parts to
            javafx.fxml;
    opens dev.policyplayground.ui.playground to
            javafx.fxml;
    opens dev.policyplayground.ui.policies to
            javafx.fxml;
    opens dev.policyplayground.ui.prompts to
            javafx.fxml;
    opens dev.policyplayground.ui.sessions to
            javafx.fxml;
    opens dev.policyplayground.ui.settings to
            javafx.fxml;
    opens dev.policyplayground.ui.shell to
            javafx.fxml;
    opens dev.policyplayground.ui.training to
            javafx.fxml;
    opens dev.policyplayground.ui.usage to
            javafx.fxml;
}
