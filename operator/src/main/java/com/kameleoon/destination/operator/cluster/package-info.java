/// Reading and writing the cluster: what is served, what differs, Events.
@NullMarked
package com.kameleoon.destination.operator.cluster;

import org.jspecify.annotations.NullMarked;
