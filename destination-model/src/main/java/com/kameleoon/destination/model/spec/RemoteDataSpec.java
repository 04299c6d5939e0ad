package com.kameleoon.destination.model.spec;

import com.kameleoon.destination.model.wire.MirrorMode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What is kept for Kameleoon's SDKs to read.
public record RemoteDataSpec(
    @Described(
            value =
                "Traits that may be stored and read by anyone who knows the sitecode; all without"
                    + " this list.",
            maxLength = 200,
            maxItems = 500)
        @Nullable List<String> traits,
    @Described(
            value =
                "Hours that a key is kept after its last change; 8784 (366 days) unless written"
                    + " otherwise.",
            minimum = 1,
            maximum = 8784)
        Integer ttlHours,
    @Described(
            "Where remote data can be read: Local in remotedata-service, Cloud in the account's map"
                + " API, Both in both. Local with the embedded account, Both with one in the cloud,"
                + " unless written otherwise.")
        @Nullable MirrorMode mirror) {
  static final int LONGEST_TTL_HOURS = 8784;
  static final RemoteDataSpec DEFAULT = new RemoteDataSpec(null, LONGEST_TTL_HOURS, null);

  public RemoteDataSpec {
    traits = traits == null ? null : List.copyOf(traits);
    ttlHours = ttlHours == null ? LONGEST_TTL_HOURS : ttlHours;
  }
}
