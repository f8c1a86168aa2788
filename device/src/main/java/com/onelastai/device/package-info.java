/** What a user agent says about a browser and its machine. It is sent by the client: it may lie. */
@NullMarked
package com.onelastai.device;

import org.jspecify.annotations.NullMarked;
