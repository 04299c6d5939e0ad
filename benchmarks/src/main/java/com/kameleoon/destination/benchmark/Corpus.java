package com.kameleoon.destination.benchmark;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/// The benchmark corpus: 10,000 Segment events, 1,520 bytes on average, the same bytes in every
/// run.
///
/// 70% track, 15% page, 10% identify, 4% group, 1% Audience Entered or Exited. The digest of the
/// whole is checked, so that figures of different machines and years are about the same input.
public final class Corpus {
  public static final int SIZE = 10_000;
  static final String SHA256 = "a6ef98bcfc8293a5260fe7847998772d2cb69d4129a3e4a81ddf20bb155f98cc";

  private final List<byte[]> events;

  private Corpus(List<byte[]> events) {
    this.events = List.copyOf(events);
  }

  /// Makes the corpus; throws where it came out different from the published one.
  public static Corpus generate() {
    CorpusEvents source = new CorpusEvents();
    List<byte[]> events = new ArrayList<>(SIZE);
    MessageDigest digest = sha256();
    for (int i = 0; i < SIZE; i++) {
      byte[] event = source.next(i).getBytes(StandardCharsets.UTF_8);
      digest.update(event);
      digest.update((byte) '\n');
      events.add(event);
    }
    String actual = HexFormat.of().formatHex(digest.digest());
    if (!actual.equals(SHA256)) {
      throw new IllegalStateException("the corpus differs from the published one: " + actual);
    }
    return new Corpus(events);
  }

  /// The event's JSON, without a line end; the index wraps around. Not to be written to.
  public byte[] event(long index) {
    return events.get((int) (index % SIZE));
  }

  public List<byte[]> events() {
    return events;
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java runtime has SHA-256", e);
    }
  }
}
