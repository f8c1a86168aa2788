/** Sends a request over HTTP and shows the answer. */
@NullMarked
package com.onelastai.tools.apitester;

import org.jspecify.annotations.NullMarked;
