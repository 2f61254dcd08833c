/** Generate: new pictures of a class in several ways, how good each way is, and whether a picture is new. */
package latentstudio.generate;
