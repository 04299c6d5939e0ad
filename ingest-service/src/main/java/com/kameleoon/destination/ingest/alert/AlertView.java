package com.kameleoon.destination.ingest.alert;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One alert of the resource, and where it stands.
///
/// @param what the figure in words
/// @param threshold when it fires
/// @param figure what was seen last; absent where there was nothing to look at
/// @param shownFigure the same with its unit
/// @param since when it changed to what it is; absent before the first look
@JsonInclude(JsonInclude.Include.NON_NULL)
public record AlertView(
    String name,
    String what,
    String threshold,
    boolean firing,
    @Nullable Double figure,
    String shownFigure,
    @Nullable Instant since,
    List<String> receivers) {
  public AlertView {
    receivers = List.copyOf(receivers);
  }
}
