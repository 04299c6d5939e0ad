package com.kameleoon.destination.benchmark;

import com.fasterxml.jackson.databind.JsonNode;
import com.kameleoon.destination.model.fql.EventMatcher;
import com.kameleoon.destination.model.json.SlicedJson;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;

/// A filter over the events of the corpus as the doors of ingest-service read them. Only the filter
/// is counted: a block of events is read, then judged, as a service does it, and not 10,000 first.
final class JudgedEvents {
  private static final int BLOCK = 100;

  private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
  private final JsonNode[] block = new JsonNode[BLOCK];
  private final Report report;
  private final Corpus corpus;

  JudgedEvents(Report report, Corpus corpus) {
    this.report = report;
    this.corpus = corpus;
  }

  static JsonNode read(byte[] event) throws IOException {
    return SlicedJson.read(event).orElseThrow(() -> new IOException("the event is unusual"));
  }

  /// Events judged per CPU-second, in whole passes.
  double perSecond(EventMatcher matcher, int millis) throws IOException {
    long used = 0;
    long done = 0;
    while (used < millis * 1_000_000L) {
      for (int from = 0; from < Corpus.SIZE; from += BLOCK) {
        readBlock(from);
        used += judgeBlock(matcher);
      }
      done += Corpus.SIZE;
    }
    return done * 1e9 / used;
  }

  private void readBlock(int from) throws IOException {
    for (int i = 0; i < BLOCK; i++) {
      block[i] = read(corpus.event(from + i));
    }
  }

  private long judgeBlock(EventMatcher matcher) {
    long begin = threads.getCurrentThreadCpuTime();
    long passed = 0;
    for (JsonNode event : block) {
      passed += matcher.matches(event) ? 1 : 0;
    }
    long used = threads.getCurrentThreadCpuTime() - begin;
    report.keep(passed);
    return used;
  }
}
