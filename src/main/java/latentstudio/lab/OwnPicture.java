package latentstudio.lab;

import latentstudio.image.Page;

/**
 * The picture that a visitor opened.
 *
 * @param upload the page's number of it; a newer one has a greater number
 * @param name   of the file, without folders
 * @param page   upright, grey or in colour
 * @param shrunk by how much each side was divided to fit
 */
record OwnPicture(int upload, String name, Page page, int shrunk) {
}
