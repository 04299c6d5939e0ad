/// Which goal an event belongs to, and when a new goal may be created.
@NullMarked
package com.kameleoon.destination.goal.catalog;

import org.jspecify.annotations.NullMarked;
