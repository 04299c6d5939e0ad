package com.kameleoon.destination.model.json;

import java.util.Arrays;

/// Notes where the members of a value's objects are, while the value is read. Refuses an object
/// that may have the same name twice: an event that says two things is for Jackson to read.
///
/// Objects that are open are on a stack; one that ends becomes a block of [MemberBlocks], after
/// those of the objects in it. A thread reads with the same table again and again.
final class MemberTable {
  private static final int MOST_MEMBERS = 200;
  private static final int LONGEST_NAME = 1_000;
  private static final int USUAL = 64;
  private static final int MOST_KEPT = 4_096;
  private static final byte[] NONE = {};
  private static final ThreadLocal<MemberTable> OF_THREAD =
      ThreadLocal.withInitial(MemberTable::new);

  private byte[] source = NONE;

  private long[] openPrints = new long[USUAL];
  private int[] openPlaces = new int[USUAL * MemberBlocks.PLACES];
  private int begin;
  private int opened;

  private long[] prints = new long[USUAL];
  private int[] places = new int[USUAL * MemberBlocks.PLACES];
  private int closed;

  private MemberTable() {}

  /// This thread's, empty.
  static MemberTable of(byte[] source) {
    MemberTable table = OF_THREAD.get();
    if (table.prints.length > MOST_KEPT || table.openPrints.length > MOST_KEPT) {
      // What one huge event needed is not kept for all that follow.
      table = new MemberTable();
      OF_THREAD.set(table);
    }
    table.source = source;
    table.begin = 0;
    table.opened = 0;
    table.closed = 0;
    return table;
  }

  /// An object begins; what it returns is for its end.
  int enter() {
    int outer = begin;
    begin = opened;
    return outer;
  }

  /// The name of a member of the innermost object.
  ///
  /// @param from its first letter
  /// @return the member, for [#place]
  int add(int from, int to) {
    if (opened - begin == MOST_MEMBERS || to - from > LONGEST_NAME) {
      throw Unusual.JSON;
    }
    long print = Fingerprint.of(source, from, to);
    for (int i = begin; i < opened; i++) {
      if (openPrints[i] == print) {
        throw Unusual.JSON;
      }
    }
    if (opened == openPrints.length) {
      openPrints = Arrays.copyOf(openPrints, opened * 2);
      openPlaces = Arrays.copyOf(openPlaces, openPlaces.length * 2);
    }
    openPrints[opened] = print;
    return opened++;
  }

  /// Where a member is.
  ///
  /// @param inside the block of an object, or what [MemberBlocks] says of other values
  void place(int member, int nameFrom, int valueFrom, int valueTo, int inside) {
    int place = member * MemberBlocks.PLACES;
    openPlaces[place + MemberBlocks.NAME_FROM] = nameFrom;
    openPlaces[place + MemberBlocks.VALUE_FROM] = valueFrom;
    openPlaces[place + MemberBlocks.VALUE_TO] = valueTo;
    openPlaces[place + MemberBlocks.INSIDE] = inside;
  }

  /// The innermost object ends, and nothing of it is kept.
  void leave(int outer) {
    opened = begin;
    begin = outer;
  }

  /// The innermost object ends.
  ///
  /// @return its block
  int close(int outer) {
    int count = opened - begin;
    if (closed + count > prints.length) {
      prints = Arrays.copyOf(prints, (closed + count) * 2);
      places = Arrays.copyOf(places, prints.length * MemberBlocks.PLACES);
    }
    System.arraycopy(openPrints, begin, prints, closed, count);
    System.arraycopy(
        openPlaces,
        begin * MemberBlocks.PLACES,
        places,
        closed * MemberBlocks.PLACES,
        count * MemberBlocks.PLACES);
    int block = MemberBlocks.block(closed, count);
    closed += count;
    leave(outer);
    return block;
  }

  MemberBlocks blocks() {
    byte[] read = source;
    source = NONE;
    return new MemberBlocks(
        read, Arrays.copyOf(prints, closed), Arrays.copyOf(places, closed * MemberBlocks.PLACES));
  }
}
