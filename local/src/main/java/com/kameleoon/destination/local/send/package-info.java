/// Sends Segment events through the front door, as a library would: with a write key, and again
/// where the answer says so.
@NullMarked
package com.kameleoon.destination.local.send;

import org.jspecify.annotations.NullMarked;
