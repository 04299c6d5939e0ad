package com.kameleoon.destination.ingest.log;

import com.kameleoon.destination.ingest.log.PlannedDelivery.ToSend;
import com.kameleoon.destination.ingest.log.ReplayRepository.Ended;
import com.kameleoon.destination.ingest.log.ReplayRepository.Kept;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What a replay changes of one event.
///
/// @param replaced ends of deliveries that get another chance
/// @param sent what is pending instead, and what a mapping makes of it for the first time
record ReplayPlan(ReplayLog.Result result, List<Ended> replaced, List<PlannedDelivery> sent) {

  static ReplayPlan of(Kept event, Verdict verdict) {
    return switch (verdict) {
      case Verdict.Filtered _ -> nothing(ReplayLog.Result.FILTERED);
      case Verdict.Discarded _ -> nothing(ReplayLog.Result.DISCARDED);
      case Verdict.Deliveries(List<PlannedDelivery> planned) -> of(event, planned);
    };
  }

  private static ReplayPlan of(Kept event, List<PlannedDelivery> planned) {
    List<Ended> replaced = new ArrayList<>();
    List<PlannedDelivery> sent = new ArrayList<>();
    boolean open = false;
    for (PlannedDelivery delivery : planned) {
      Optional<Ended> before = event.current(delivery.mapping());
      boolean another = before.map(Ended::isDiscarded).orElse(true);
      open |= another;
      if (another && delivery instanceof ToSend) {
        before.ifPresent(replaced::add);
        sent.add(delivery);
      }
    }
    if (!sent.isEmpty()) {
      return new ReplayPlan(ReplayLog.Result.SENT, replaced, sent);
    }
    return nothing(open ? ReplayLog.Result.DISCARDED : ReplayLog.Result.NOTHING_LEFT);
  }

  private static ReplayPlan nothing(ReplayLog.Result result) {
    return new ReplayPlan(result, List.of(), List.of());
  }
}
