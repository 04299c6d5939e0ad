/// Resource files: what documents they hold, and where in them a thing stands.
@NullMarked
package com.kameleoon.destination.kd.source;

import org.jspecify.annotations.NullMarked;
