/// Sends events through a resource without a cluster.
@NullMarked
package com.kameleoon.destination.kd.trial;

import org.jspecify.annotations.NullMarked;
