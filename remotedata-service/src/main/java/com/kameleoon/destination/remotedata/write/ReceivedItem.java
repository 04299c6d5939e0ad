package com.kameleoon.destination.remotedata.write;

import com.kameleoon.destination.model.wire.RemoteDataItem;

/// One item of a batch as it arrived.
public sealed interface ReceivedItem {
  String id();

  /// An item with all its fields.
  record Readable(RemoteDataItem item) implements ReceivedItem {
    @Override
    public String id() {
      return item.id();
    }
  }

  /// An item that is none; `detail` says why.
  record Unreadable(String id, String detail) implements ReceivedItem {}
}
