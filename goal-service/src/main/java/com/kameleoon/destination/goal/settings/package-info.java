/// What the service is told: the destination's settings, the service token, the process's limits.
@NullMarked
package com.kameleoon.destination.goal.settings;

import org.jspecify.annotations.NullMarked;
