/// Erases a user.
@NullMarked
package com.kameleoon.destination.goal.erase;

import org.jspecify.annotations.NullMarked;
