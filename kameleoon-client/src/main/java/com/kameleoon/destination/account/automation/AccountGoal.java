package com.kameleoon.destination.account.automation;

/// A goal as the account has it.
///
/// @param usable neither archived nor inactive
public record AccountGoal(long id, String name, boolean archived, boolean usable) {}
