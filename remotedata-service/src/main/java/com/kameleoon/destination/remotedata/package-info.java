/// Keeps and serves traits, group ids and audiences.
@NullMarked
package com.kameleoon.destination.remotedata;

import org.jspecify.annotations.NullMarked;
