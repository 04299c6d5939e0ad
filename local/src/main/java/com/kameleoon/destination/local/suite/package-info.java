/// Three services and their PostgreSQL as processes; also what the system tests and the benchmarks
/// start, kill and restart.
@NullMarked
package com.kameleoon.destination.local.suite;

import org.jspecify.annotations.NullMarked;
