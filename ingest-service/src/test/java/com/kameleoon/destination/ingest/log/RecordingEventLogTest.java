package com.kameleoon.destination.ingest.log;

class RecordingEventLogTest extends EventLogContract {
  private final RecordingEventLog log = new RecordingEventLog(clock);

  @Override
  protected EventLog log() {
    return log;
  }
}
