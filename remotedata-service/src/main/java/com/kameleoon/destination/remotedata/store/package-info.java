/// The tables and the only SQL that touches them.
@NullMarked
package com.kameleoon.destination.remotedata.store;

import org.jspecify.annotations.NullMarked;
