package com.kameleoon.destination.ingest;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.JsonEncoder;
import ch.qos.logback.classic.spi.Configurator;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.spi.ContextAwareBase;
import org.jspecify.annotations.Nullable;

/// What the service logs: one JSON object per line on its standard output, from `INFO` on unless
/// environment variable `LOG_LEVEL` says otherwise.
///
/// In code, because Logback's XML and the parser behind it take 80 ms of every start and 3 MB. A
/// file that somebody names with `-Dlogback.configurationFile` goes before it, and the tests' own.
public final class JsonLogs extends ContextAwareBase implements Configurator {
  // It warns of every PostgreSQL that is newer than Flyway itself.
  private static final String FLYWAY_DATABASE = "org.flywaydb.core.internal.database.base.Database";

  @Override
  public ExecutionStatus configure(LoggerContext context) {
    if (isConfiguredOtherwise()) {
      return ExecutionStatus.INVOKE_NEXT_IF_ANY;
    }
    Logger root = context.getLogger(Logger.ROOT_LOGGER_NAME);
    root.setLevel(level(System.getenv("LOG_LEVEL")));
    root.addAppender(standardOutput(context));
    context.getLogger(FLYWAY_DATABASE).setLevel(Level.ERROR);
    return ExecutionStatus.DO_NOT_INVOKE_NEXT_IF_ANY;
  }

  static Level level(@Nullable String name) {
    return Level.toLevel(name, Level.INFO);
  }

  private static boolean isConfiguredOtherwise() {
    return System.getProperty("logback.configurationFile") != null
        || JsonLogs.class.getResource("/logback-test.xml") != null;
  }

  private static ConsoleAppender<ILoggingEvent> standardOutput(LoggerContext context) {
    ConsoleAppender<ILoggingEvent> appender = new ConsoleAppender<>();
    appender.setContext(context);
    appender.setName("stdout");
    appender.setEncoder(encoder(context));
    appender.start();
    return appender;
  }

  static JsonEncoder encoder(LoggerContext context) {
    JsonEncoder encoder = new JsonEncoder();
    encoder.setContext(context);
    encoder.setWithSequenceNumber(false);
    encoder.setWithNanoseconds(false);
    encoder.setWithContext(false);
    encoder.setWithArguments(false);
    encoder.setWithFormattedMessage(true);
    encoder.setWithMessage(false);
    encoder.start();
    return encoder;
  }
}
