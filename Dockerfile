FROM node:24-bookworm-slim
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
# The image brings its own Node, so the pinned one and the tools for tests stay out.
RUN npm ci --omit=dev --omit=optional && npm cache clean --force
COPY . .
RUN chown -R node:node /app && mkdir -p /app/data && chown node:node /app/data
USER node
ENV NODE_ENV=production
EXPOSE 8350
# Not through the launcher: there is nothing to set up.
CMD ["node", "src/cli/main.ts", "start"]
