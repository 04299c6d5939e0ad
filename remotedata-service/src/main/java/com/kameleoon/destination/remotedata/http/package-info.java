/// The two HTTP contracts: the batch of the sender, the map API of the SDKs.
@NullMarked
package com.kameleoon.destination.remotedata.http;

import org.jspecify.annotations.NullMarked;
