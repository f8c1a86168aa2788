/** What the OpenAPI documents of all services have in common. */
@NullMarked
package com.onelastai.starter.openapi;

import org.jspecify.annotations.NullMarked;
