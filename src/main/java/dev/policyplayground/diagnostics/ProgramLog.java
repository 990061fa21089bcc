package dev.policyplayground.diagnostics;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import java.time.InstantSource;
import java.util.logging.Handler;
import java.util.logging.LogManager;
import java.util.logging.LogRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Leads everything that is logged in this program, by whatever way, into one [LogFile] and nowhere
/// else: a terminal shows no log. Stateless.
public final class ProgramLog {
    private ProgramLog() {}

    /// Logs to `file` from here on, from warnings up.
    public static void start(LogFile file, InstantSource clock) {
        if (LoggerFactory.getILoggerFactory() instanceof LoggerContext context) {
            LogAppender appender = new LogAppender(file, clock);
            appender.setContext(context);
            appender.start();
            ch.qos.logback.classic.Logger root = context.getLogger(Logger.ROOT_LOGGER_NAME);
            root.detachAndStopAllAppenders();
            root.setLevel(Level.WARN);
            root.addAppender(appender);
        }
        // JavaFX, the HTTP client and the JDK log there.
        LogManager.getLogManager().reset();
        java.util.logging.Logger.getLogger("").addHandler(new Bridge());
    }

    private static final class Bridge extends Handler {
        @Override
        public void publish(LogRecord entry) {
            if (entry.getLevel().intValue() >= java.util.logging.Level.WARNING.intValue()) {
                LoggerFactory.getLogger(String.valueOf(entry.getLoggerName()))
                        .warn("", entry.getThrown());
            }
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }
}
