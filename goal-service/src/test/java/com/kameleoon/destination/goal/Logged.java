package com.kameleoon.destination.goal;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.util.List;
import org.slf4j.LoggerFactory;

/// What the service writes into its log from now on.
public final class Logged implements AutoCloseable {
  private final Logger logger = (Logger) LoggerFactory.getLogger("com.kameleoon.destination.goal");
  private final ListAppender<ILoggingEvent> appender = new ListAppender<>();

  public Logged() {
    logger.setLevel(Level.INFO);
    appender.start();
    logger.addAppender(appender);
  }

  /// Level and sentence of each line.
  public List<String> lines() {
    return List.copyOf(appender.list).stream()
        .map(line -> line.getLevel() + " " + line.getFormattedMessage())
        .toList();
  }

  @Override
  public void close() {
    logger.detachAppender(appender);
    logger.setLevel(null);
    appender.stop();
  }
}
