package com.kameleoon.destination.model.function;

import java.time.Duration;

/// What one call may use; each limit is its own [FunctionFailure].
///
/// @param timeout wall-clock time, waiting for `fetch` and timers included
/// @param statements JavaScript statements executed
/// @param memoryBytes allocated in the course of the call, whether still in use or not
public record FunctionLimits(Duration timeout, long statements, long memoryBytes) {}
