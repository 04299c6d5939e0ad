/// Erases a user.
@NullMarked
package com.kameleoon.destination.remotedata.erase;

import org.jspecify.annotations.NullMarked;
