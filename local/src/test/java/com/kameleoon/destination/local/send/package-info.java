@NullMarked
package com.kameleoon.destination.local.send;

import org.jspecify.annotations.NullMarked;
