package com.kameleoon.destination.goal.catalog;

/// A goal that an event needs and the account does not have yet.
///
/// @param tried a permit was given before and nobody knows what came of it: it may exist
record WaitingGoal(long id, String name, boolean tried) {}
