package dev.policyplayground.diagnostics;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.classic.spi.ThrowableProxy;
import ch.qos.logback.core.AppenderBase;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/// Writes what is logged to the log file, without what may hold a prompt, a reply or a key: of our
/// own entries the constant pattern, with numbers, types and constants filled in; of libraries the
/// logger's name alone; of exceptions types and frames. Thread-safe.
final class LogAppender extends AppenderBase<ILoggingEvent> {
    private static final String OWN = "dev.policyplayground.";
    private static final String LEFT_OUT = "…";

    private final LogFile file;
    private final InstantSource clock;

    LogAppender(LogFile file, InstantSource clock) {
        this.file = file;
        this.clock = clock;
    }

    @Override
    protected void append(ILoggingEvent event) {
        Optional<Throwable> fault = fault(event);
        StringBuilder entry = new StringBuilder();
        entry.append(clock.instant()).append(' ').append(event.getLevel()).append(' ');
        entry.append(event.getLoggerName()).append(": ").append(words(event)).append('\n');
        fault.ifPresent(e -> entry.append(ErrorCode.of(e)).append(' ').append(Frames.of(e)));
        file.write(entry.toString());
    }

    private static Optional<Throwable> fault(ILoggingEvent event) {
        IThrowableProxy proxy = event.getThrowableProxy();
        return proxy instanceof ThrowableProxy whole
                ? Optional.of(whole.getThrowable())
                : Optional.empty();
    }

    private static String words(ILoggingEvent event) {
        return event.getLoggerName().startsWith(OWN)
                ? filled(String.valueOf(event.getMessage()), event.getArgumentArray())
                : LEFT_OUT;
    }

    private static String filled(String pattern, Object[] arguments) {
        Iterator<Object> values =
                arguments == null ? List.of().iterator() : Arrays.asList(arguments).iterator();
        StringBuilder text = new StringBuilder();
        int from = 0;
        for (int at = pattern.indexOf("{}"); at >= 0; at = pattern.indexOf("{}", from)) {
            text.append(pattern, from, at);
            text.append(values.hasNext() ? harmless(values.next()) : LEFT_OUT);
            from = at + 2;
        }
        return text.append(pattern.substring(from)).toString();
    }

    private static String harmless(Object value) {
        return switch (value) {
            case Number number -> number.toString();
            case Boolean flag -> flag.toString();
            case Enum<?> constant -> constant.name();
            case Class<?> type -> type.getName();
            case ErrorCode code -> code.value();
            case null, default -> LEFT_OUT;
        };
    }
}
