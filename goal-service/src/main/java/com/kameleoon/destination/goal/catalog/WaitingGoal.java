package com.kameleoon.destination.goal.catalog;

/// A goal that an event needs and the account does not have yet.
record WaitingGoal(long id, String name) {}
