package com.kameleoon.destination.goal.forward;

import com.kameleoon.destination.account.data.ConversionLine;
import java.time.Instant;

/// A conversion that is due to be sent.
///
/// @param id place in the line
record Outgoing(long id, ConversionLine line, Instant receivedAt, int attempts) {}
