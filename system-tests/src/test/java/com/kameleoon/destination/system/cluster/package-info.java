/// A real Kubernetes with our images, our chart and a destination, for the cluster stories.
@NullMarked
package com.kameleoon.destination.system.cluster;

import org.jspecify.annotations.NullMarked;
