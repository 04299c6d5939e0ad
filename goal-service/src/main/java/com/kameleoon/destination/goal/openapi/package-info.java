/// How types of the wire read in the OpenAPI description where it cannot tell by itself; named in
/// the build only.
@NullMarked
package com.kameleoon.destination.goal.openapi;

import org.jspecify.annotations.NullMarked;
