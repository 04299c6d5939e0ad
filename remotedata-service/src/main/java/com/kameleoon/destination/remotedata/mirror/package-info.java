@NullMarked
package com.kameleoon.destination.remotedata.mirror;

import org.jspecify.annotations.NullMarked;
