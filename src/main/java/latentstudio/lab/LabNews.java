package latentstudio.lab;

/** What the element {@code lab-studio} is told of a file that its visitor sent. */
sealed interface LabNews {
    /** The method of the element that takes it. */
    String method();

    /**
     * It can be requested now.
     *
     * @param upload the page's number of the file
     * @param shrunk by how much each side was divided to fit
     */
    record Opened(int upload, String name, int width, int height, int shrunk) implements LabNews {
        @Override
        public String method() {
            return "opened";
        }
    }

    /** It is none that the lab can take. */
    record NotOpened(int upload, String problem) implements LabNews {
        @Override
        public String method() {
            return "notOpened";
        }
    }
}
