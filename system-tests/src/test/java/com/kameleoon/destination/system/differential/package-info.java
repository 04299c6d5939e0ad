/// The same questions to Segment's engine and to ours.
@NullMarked
package com.kameleoon.destination.system.differential;

import org.jspecify.annotations.NullMarked;
