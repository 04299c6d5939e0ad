/// In front of the router: deadlines, connection limit, cache hits on the event loop.
@NullMarked
package com.kameleoon.destination.remotedata.front;

import org.jspecify.annotations.NullMarked;
