package com.kameleoon.destination.goal.report;

import com.kameleoon.destination.model.wire.AccountMode;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// How this destination stands with its account.
///
/// @param siteId the site's number; null before it is known
/// @param goalsReadAt when the account's goals were read last; null before the first time
/// @param problem why the account could not be read or written last; null where all is well
/// @param pausedForSeconds no call of the Automation API is made so long
/// @param calls made in the last window of each length, by all replicas
public record AccountView(
    AccountMode mode,
    boolean dryRun,
    @Nullable Long siteId,
    long accountGoals,
    @Nullable Instant goalsReadAt,
    boolean refusesTags,
    @Nullable String problem,
    @Nullable Instant problemAt,
    long pausedForSeconds,
    Map<String, Integer> calls,
    LineView conversions) {
  /// Conversions on their way to the account.
  ///
  /// @param waitingForGoal of goals that are not there yet, the oldest since `waitingSince`
  /// @param ready to be sent, the oldest since `readySince`
  /// @param refused by the account and put aside
  public record LineView(
      long waitingForGoal,
      @Nullable Instant waitingSince,
      long ready,
      @Nullable Instant readySince,
      long refused) {}
}
