package com.kameleoon.destination.account.automation;

/// A goal as the account has it.
///
/// @param usable neither archived nor inactive
public record AccountGoal(long id, String name, boolean archived, boolean usable) {
  /// With that name where the account showed none.
  AccountGoal named(String wanted) {
    return name.isEmpty() ? new AccountGoal(id, wanted, archived, usable) : this;
  }

  AccountGoal unusable() {
    return new AccountGoal(id, name, archived, false);
  }
}
