/// The process: settings, health, metrics, leader election.
@NullMarked
package com.kameleoon.destination.operator.process;

import org.jspecify.annotations.NullMarked;
