/// Makes a resource of what Segment's Public API answers.
@NullMarked
package com.kameleoon.destination.kd.migrate;

import org.jspecify.annotations.NullMarked;
