/// From a key to an answer that is ready to be sent: cache, change log, tables.
@NullMarked
package com.kameleoon.destination.remotedata.read;

import org.jspecify.annotations.NullMarked;
